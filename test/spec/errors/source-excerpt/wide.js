/* 日本語 👍 */ throw new Error('after wide characters');
