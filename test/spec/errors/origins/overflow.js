Error.stackTraceLimit = 2;
function endless() {
  endless();
}
endless();
