class Service {
  fail() {
    throw new TypeError("mapped");
  }
  static async later() {
    await null;
    new Service().fail();
  }
}
try {
  new Service().fail();
} catch (error) {
  console.log(error.stack);
}
await Service.later().catch((error) => console.log(error));
console.log(new Error("also when created before any is read", { cause: new Error("cause") }));
//# sourceMappingURL=main.js.map
