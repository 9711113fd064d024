throw new Error("wrong-version");
//# sourceMappingURL=wrong-version.js.map
