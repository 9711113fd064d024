throw new Error("remote");
//# sourceMappingURL=https://example.com/x.map
