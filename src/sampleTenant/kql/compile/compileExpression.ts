/** Turns a parsed expression into one that can be evaluated on a row: names are found, types are settled. */
import type { Binary, Call, Element, Expression, Member, Negation } from '../ast';
import { KqlError } from '../error';
import { isAggregate } from '../functions/aggregates';
import { scalarFunctions } from '../functions/scalarFunctions';
import { isArray, isBag, ownProperty } from '../value';
import type { Value } from '../value';
import { arithmetic } from './arithmetic';
import { bindCall } from './bindCall';
import { between, comparison, equality } from './comparison';
import { listTest } from './listTest';
import { both, either } from './logic';
import { compileConstant, compileName, mismatch } from './scope';
import type { Compiled, Scope } from './scope';
import { textTest } from './textTest';

/**
 * Compiles an expression for the rows of a scope. Throws `KqlError`: `UnknownColumn`, `UnknownFunction`,
 * `WrongArguments`, `TypeMismatch`, whether or not there is a row to evaluate it on.
 */
export function compileExpression(expression: Expression, scope: Scope): Compiled {
  const compile = (part: Expression): Compiled => compileExpression(part, scope);
  switch (expression.kind) {
    case 'literal':
      return compileConstant(expression.type, expression.value, expression.at);
    case 'name':
      return compileName(expression, scope);
    case 'member':
      return compileMember(expression, compile(expression.target));
    case 'element':
      return compileElement(expression, compile(expression.target), compile(expression.index));
    case 'call':
      return compileCall(expression, scope);
    case 'negation':
      return compileNegation(expression, compile(expression.operand));
    case 'binary':
      return compileBinary(expression, compile(expression.left), compile(expression.right));
    case 'listTest':
      return listTest(expression, compile, scope);
    case 'between':
      return between(
        expression,
        compile(expression.operand),
        compile(expression.low),
        compile(expression.high),
      );
    case 'star':
      throw mismatch('"*" is no value', expression.at);
    case 'typeReference':
      throw mismatch('a type is no value', expression.at);
  }
}

/** Compiles a condition. Throws `TypeMismatch` unless it is of type bool. */
export function compileCondition(expression: Expression, scope: Scope): Compiled {
  const condition = compileExpression(expression, scope);
  if (condition.type === 'bool') return condition;
  throw mismatch(`a condition must be of type bool, not ${condition.type}`, condition.at);
}

function compileMember({ name, at }: Member, target: Compiled): Compiled {
  if (target.type !== 'dynamic') throw mismatch(`only a dynamic has properties, not ${target.type}`, at);
  const read = (value: Value): Value => (isBag(value) ? ownProperty(value, name) : null);
  return { type: 'dynamic', evaluate: (row) => read(target.evaluate(row)), constant: target.constant, at };
}

function compileElement({ at }: Element, target: Compiled, index: Compiled): Compiled {
  if (target.type !== 'dynamic') throw mismatch(`only a dynamic has elements, not ${target.type}`, at);
  if (!['int', 'long', 'string', 'dynamic'].includes(index.type)) {
    throw mismatch(`an element is found by a whole number or a text, not ${index.type}`, index.at);
  }
  const evaluate: Compiled['evaluate'] = (row) => elementOf(target.evaluate(row), index.evaluate(row));
  return { type: 'dynamic', evaluate, constant: target.constant && index.constant, at };
}

/** A negative index counts from the end. */
function elementOf(target: Value, index: Value): Value {
  if (typeof index === 'number' && isArray(target)) return target.at(index) ?? null;
  if (typeof index === 'string' && isBag(target)) return ownProperty(target, index);
  return null;
}

function compileCall(call: Call, scope: Scope): Compiled {
  const aggregate = scope.aggregate?.(call);
  if (aggregate !== undefined) return aggregate;
  if (isAggregate(call.name)) {
    throw new KqlError(
      'UnknownFunction',
      `${call.name}() stands only in summarize, and not in another`,
      call.at,
      call.name,
    );
  }
  return bindCall(call, scalarFunctions, scope.environment.now, (part) => compileExpression(part, scope));
}

function compileNegation({ at }: Negation, operand: Compiled): Compiled {
  const { type } = operand;
  if (type !== 'int' && type !== 'long' && type !== 'real' && type !== 'timespan') {
    throw mismatch(`"-" does not go with ${type}`, at);
  }
  const negate = (value: Value): Value => (typeof value === 'number' ? 0 - value : null);
  return {
    type: type === 'int' ? 'long' : type,
    evaluate: (row) => negate(operand.evaluate(row)),
    constant: operand.constant,
    at,
  };
}

function compileBinary(binary: Binary, left: Compiled, right: Compiled): Compiled {
  const { operator, at } = binary;
  switch (operator) {
    case 'or':
      return either(left, right, at);
    case 'and':
      return both(left, right, at);
    case '==':
    case '!=':
      return equality(operator, left, right, at);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(operator, left, right, at);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(operator, left, right, at);
    default:
      return textTest(operator, left, right, at);
  }
}
