// only Latin-1: é
export default "éÿ"