import sheet from './style.css' with { type: 'css' };
