throw class Thrown {};
