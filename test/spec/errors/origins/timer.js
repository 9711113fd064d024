setTimeout(() => { throw new Error('in a timer'); }); setTimeout(() => console.log('must not run'), 5);
