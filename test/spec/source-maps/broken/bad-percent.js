throw new Error("bad percent");
//# sourceMappingURL=data:application/json,%zz
