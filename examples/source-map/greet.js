function greet(person) {
  return `Hello, ${person.name}!`;
}

export { greet };
//# sourceMappingURL=greet.js.map
