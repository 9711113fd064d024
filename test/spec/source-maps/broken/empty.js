throw new Error("empty");
//# sourceMappingURL=empty.js.map
