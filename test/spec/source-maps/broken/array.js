throw new Error("array");
//# sourceMappingURL=array.js.map
