import assert from 'assert'; import { helper } from 'helper';
