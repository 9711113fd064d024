import 'data:text/javascript,import "./other.js"';
