export default { then: 'not a function' };
