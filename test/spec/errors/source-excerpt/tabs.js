	if (true) {	throw new Error('after tabs'); }
