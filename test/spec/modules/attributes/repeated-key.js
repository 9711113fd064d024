import './code.js' with { type: 'json', type: 'json' };
