import './imports-rejects.js';
import './after.js';
