throw new Error("missing");
//# sourceMappingURL=nowhere/missing.js.map
