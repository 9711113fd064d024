import './enum.ts';
