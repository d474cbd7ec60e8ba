/**
 * One operation on one stack: what has to be done to bring the state to what the program registers, and doing it. A program's
 * calls arrive on threads of their own and are carried out there; {@link dev.greenroom.sandbox.engine.run.Journal} keeps them
 * consistent.
 */
package dev.greenroom.sandbox.engine.run;
