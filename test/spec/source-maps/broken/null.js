throw new Error("null");
//# sourceMappingURL=null.js.map
