throw new Error("missing source");
//# sourceMappingURL=missing-source.js.map
