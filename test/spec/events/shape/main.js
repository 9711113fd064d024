// isTrusted: an own accessor of every event, with one getter for all.
const events = [new Event('a'), new CustomEvent('b'), new MessageEvent('c'), new (class Own extends Event {})('d'), new ErrorEvent('e')];
const descriptors = events.map((event) => Object.getOwnPropertyDescriptor(event, 'isTrusted'));
console.log(descriptors.every(({ get, set, enumerable, configurable }) => get === descriptors[0].get && !set && enumerable && !configurable));
console.log(events.map((event) => Reflect.ownKeys(event).join()), events.map((event) => event.constructor.name).join(), 'isTrusted' in Event.prototype);
// Events of one class share nothing but that.
const [first, second] = [new Event('first', { cancelable: true }), new Event('second')];
first.preventDefault();
first.extra = 1;
console.log(first.type, first.defaultPrevented, second.type, second.defaultPrevented, second.extra, 'extra' in new Event('third'));
console.log(first.timeStamp <= second.timeStamp, second.timeStamp <= performance.now());
// The prototype is that of new.target, whatever it is when the event is made.
function Target() {}
const made = () => Object.getPrototypeOf(Reflect.construct(Event, ['x'], Target));
console.log(made() === Target.prototype);
Target.prototype = {};
console.log(made() === Target.prototype, Reflect.construct(Event, ['x'], Target) instanceof Event);
// An event that is being dispatched has all of its state.
const target = new EventTarget();
const log = [];
target.addEventListener('x', (event) => log.push(event.eventPhase, event.currentTarget === target, event.composedPath().length));
const event = new Event('x');
target.dispatchEvent(event);
console.log(log, event.eventPhase, event.currentTarget, event.target === target, event.composedPath());
// Errors of the constructor come before anything is made.
for (const run of [() => new Event(), () => new Event(Symbol('s')), () => new Event('x', 1), () => Event('x')]) {
  try {
    run();
  } catch (error) {
    console.log(error.name);
  }
}
// Listeners that come and go during a dispatch with captures.
const order = [];
target.addEventListener('y', () => { order.push('capture'); target.addEventListener('y', () => order.push('added')); }, { capture: true, once: true });
target.dispatchEvent(new Event('y'));
console.log(order);
