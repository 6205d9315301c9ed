-- AlterEnum
ALTER TYPE "AxisUnit" ADD VALUE 'quantity';
