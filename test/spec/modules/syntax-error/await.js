function plain() {
  await 1;
}
