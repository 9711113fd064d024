const text = 'a tab before';
	import { helper } from "helper";
