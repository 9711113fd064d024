console.log('siblings of a module that rejects later still run');
