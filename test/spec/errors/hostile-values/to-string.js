throw { toString() { throw new Error('from toString'); }, get a() { throw new Error('from the getter'); } };
