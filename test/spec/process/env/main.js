const { env } = process;
console.log(env.GIVEN, env.MISSING, 'GIVEN' in env, 'MISSING' in env, 'toString' in env, typeof env.toString);
env.NUMBER = 5;
env.EMPTY = '';
env.NOTHING = undefined;
console.log([env.NUMBER, env.EMPTY, env.NOTHING]);
console.log(Object.keys(env).includes('NUMBER'), { ...env }.NUMBER, JSON.stringify(env).includes('"NUMBER":"5"'));
console.log(Object.getOwnPropertyDescriptor(env, 'NUMBER'), Object.hasOwn(env, 'MISSING'));
console.log(delete env.NUMBER, env.NUMBER, delete env.MISSING);
Object.defineProperty(env, 'DEFINED', { value: 'yes' });
console.log(env.DEFINED, Object.assign(env, { ASSIGNED: 1 }) === env, env.ASSIGNED);
for (const attempt of [
  () => { env[Symbol('s')] = 1; },
  () => { env.SYMBOL = Symbol('s'); },
  () => Object.defineProperty(env, 'GETTER', { get: () => 1 }),
  () => Object.freeze(env),
]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name);
  }
}
for (const name of Object.keys(env)) if (!['GIVEN', 'DEFINED'].includes(name)) delete env[name];
console.log(env, Object.keys(env).sort());
env.UMLAUT = 'grün';
console.log(env.UMLAUT);
