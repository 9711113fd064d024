class Hostile extends Error {
  get name() {
    throw new Error('from the getter');
  }
}
throw new Hostile('message');
