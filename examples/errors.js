// Errors: causes, several errors in one, own properties, and catching each kind.
class ConfigError extends Error {
  name = 'ConfigError';
}

function readPort(text) {
  try {
    return JSON.parse(text).port;
  } catch (cause) {
    throw new ConfigError('the configuration is no JSON', { cause });
  }
}

try {
  readPort('{ port: 80 }');
} catch (error) {
  console.log(`${error.name}: ${error.message}`);
  console.log('caused by', error.cause.name);
}

const outcome = await Promise.any([Promise.reject(new TypeError('one')), Promise.reject(new RangeError('two'))]).catch(
  (error) => error.errors.map(({ name, message }) => `${name} ${message}`),
);
console.log(outcome);

const deep = () => deep();
try {
  deep();
} catch (error) {
  console.log(error instanceof RangeError, error.message);
}
