import './code.js' with { integrity: 'sha256-x' };
