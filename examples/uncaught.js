// What an error that nobody catches prints: place, line, stack, cause and own properties. The exit code is 1.
function connect(port) {
  throw Object.assign(new Error('cannot connect', { cause: new RangeError('the port is out of range') }), { port });
}

connect(70_000);
