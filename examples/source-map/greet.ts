interface Person {
  name: string;
}

export function greet(person: Person | undefined): string {
  return `Hello, ${person!.name}!`;
}
