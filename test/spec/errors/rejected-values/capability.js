new Promise((_resolve, reject) => setTimeout(() => reject(5), 1));
