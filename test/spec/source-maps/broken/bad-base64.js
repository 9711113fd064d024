throw new Error("bad base64");
//# sourceMappingURL=data:application/json;base64,@@@@
