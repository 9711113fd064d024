throw new Error("garbage");
//# sourceMappingURL=garbage.js.map
