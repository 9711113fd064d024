throw new Error("no comma");
//# sourceMappingURL=data:application/json
