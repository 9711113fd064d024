// Events: an EventTarget of one's own, once, cancelling, and the global events for errors.
class Door extends EventTarget {
  open() {
    const event = new CustomEvent('open', { detail: { by: 'key' }, cancelable: true });
    console.log(this.dispatchEvent(event) ? 'the door opens' : 'the door stays shut');
  }
}

const door = new Door();
door.addEventListener('open', ({ detail }) => console.log('first visitor, with a', detail.by), { once: true });
door.open();
door.addEventListener('open', (event) => event.preventDefault());
door.open();

// Without these listeners each of the two errors would end the program with exit code 1.
addEventListener('error', (event) => {
  event.preventDefault();
  console.log('error event:', event.message);
});
addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  console.log('unhandledrejection event:', event.reason.message);
});
setTimeout(() => {
  throw new Error('thrown in a timer');
});
Promise.reject(new Error('nobody catches this'));
