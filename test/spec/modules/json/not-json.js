import main from './imports-bad.js' with { type: 'json' };
