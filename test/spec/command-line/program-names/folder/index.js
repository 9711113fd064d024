#!/usr/bin/env -S jstime --no-such-option
console.log(import.meta.filename.slice(import.meta.dirname.length), import.meta.main);
