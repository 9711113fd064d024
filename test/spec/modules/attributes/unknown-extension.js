import './data.html';
