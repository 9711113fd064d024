// Data as modules: JSON, text and bytes.

import answer from 'data:application/json,{"answer":42}';
import numbers from './data/numbers.bin' with { type: 'bytes' };
import planets from './data/planets.json';
import poem from './data/poem.txt' with { type: 'text' };

console.log(planets.map(({ name, moons }) => `${name} ${moons}`).join(', '));
console.log(poem.split('\n')[0]);
console.log(numbers);
console.log(answer);
