export function then(resolve) {
  resolve('the standard says that an export named then is called');
}
