import { bool, type FunctionFamily, required, unary } from "./define.ts";

/** Three-valued: null is "not known". The right side is read only when the left one does not decide. */
export const logic: FunctionFamily = {
  and: {
    compile({ arguments: [first, second] }) {
      const [one, other] = [required(first), required(second)];
      return (row) => {
        const left = bool(one.evaluate(row), one.type);
        if (left === false) {
          return false;
        }
        const right = bool(other.evaluate(row), other.type);
        return right === false ? false : left === null ? null : right;
      };
    },
  },
  or: {
    compile({ arguments: [first, second] }) {
      const [one, other] = [required(first), required(second)];
      return (row) => {
        const left = bool(one.evaluate(row), one.type);
        if (left === true) {
          return true;
        }
        const right = bool(other.evaluate(row), other.type);
        return right === true ? true : left === null ? null : right;
      };
    },
  },
  not: unary(bool, (value) => !value),
};
