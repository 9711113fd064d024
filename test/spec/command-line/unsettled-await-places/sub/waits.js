console.log('waits');
	const ä = await new Promise(() => {});
