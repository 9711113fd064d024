function start() {
  Promise.reject('text');
}
start();
