package io.dangol.loyalty.member.pool;

import io.dangol.kit.problem.Refusal;

/// Why a command on a pool is refused.
enum PoolProblem implements Refusal.Type {
    UNKNOWN_MEMBER(422, "There is no such member", "the programme has not heard of this customer; check the id"),
    IN_A_POOL(
            409, "The customer is in a pool", "a customer is in one pool at most; let them leave the other one first"),
    POOL_FULL(409, "The pool is full", "a pool has at most 10 members"),
    POOL_HEAD_STAYS(422, "The head of a pool cannot leave it", "the pool's account is the head's");

    private final int status;
    private final String title;
    private final String advice;

    PoolProblem(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    Refusal refusal() {
        return new Refusal(this, advice);
    }
}
