interface Unused {
  readonly field: string;
}

class Service<T> {
  declare value: T;

  fail(): never {
    throw new TypeError('mapped');
  }

  static async later(): Promise<void> {
    await null;
    new Service<Unused>().fail();
  }
}

try {
  new Service<string>().fail();
} catch (error) {
  console.log((error as Error).stack);
}
await Service.later().catch((error: Error) => console.log(error));
console.log(new Error('also when created before any is read', { cause: new Error('cause') }));
