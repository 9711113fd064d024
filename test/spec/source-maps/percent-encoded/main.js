// order.ts
var nameOf = (order) => {
  return order.customer.name.toUpperCase();
};
function run() {
  const order = { id: 1 };
  return nameOf(order);
}

// program.ts
run();
//# sourceMappingURL=data:application/json,%7B%0A%20%20%22version%22%3A%203%2C%0A%20%20%22sources%22%3A%20%5B%22order.ts%22%2C%20%22program.ts%22%5D%2C%0A%20%20%22sourcesContent%22%3A%20%5B%22interface%20Order%20%7B%5Cn%20%20readonly%20id%3A%20number%3B%5Cn%20%20readonly%20customer%3F%3A%20%7B%20name%3A%20string%20%7D%3B%5Cn%7D%5Cn%5Cn//%20Types%20go%2C%20lines%20move.%5Cntype%20Handler%20%3D%20%28order%3A%20Order%29%20%3D%3E%20string%3B%5Cn%5Cnconst%20nameOf%3A%20Handler%20%3D%20%28order%29%20%3D%3E%20%7B%5Cn%20%20return%20order.customer%21.name.toUpperCase%28%29%3B%5Cn%7D%3B%5Cn%5Cnexport%20function%20run%28%29%3A%20string%20%7B%5Cn%20%20const%20order%3A%20Order%20%3D%20%7B%20id%3A%201%20%7D%3B%5Cn%20%20return%20nameOf%28order%29%3B%5Cn%7D%5Cn%22%2C%20%22import%20%7B%20run%20%7D%20from%20%5C%22./order.ts%5C%22%3B%5Cn%5Cnrun%28%29%3B%5Cn%22%5D%2C%0A%20%20%22mappings%22%3A%20%22%3BAAQA%2CIAAM%2CSAAkB%2CCAAC%2CUAAU%3BAACjC%2CSAAO%2CMAAM%2CSAAU%2CKAAK%2CYAAY%3BAAC1C%3BAAEO%2CSAAS%2CMAAc%3BAAC5B%2CQAAM%2CQAAe%2CEAAE%2CIAAI%2CEAAE%3BAAC7B%2CSAAO%2COAAO%2CKAAK%3BAACrB%3B%3B%3BACbA%2CIAAI%3B%22%2C%0A%20%20%22names%22%3A%20%5B%5D%0A%7D%0A
