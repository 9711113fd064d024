throw new Error("bad-mappings");
//# sourceMappingURL=bad-mappings.js.map
